using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using QuizBot.Core.Stores;
using QuizBot.Storage.AzureTables;
using QuizBot.Tests.Shared;

namespace QuizBot.Storage.Tests;

/// <summary>Endpoint and identity instead of a connection string, at a server that speaks https and looks at tokens.</summary>
public sealed class AzureIdentityTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 certificate = SelfSigned();
    private Azurite azurite = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(folder.File("cert.pem"), certificate.ExportCertificatePem(), Cancel);
        await File.WriteAllTextAsync(folder.File("key.pem"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem(), Cancel);
        azurite = new Azurite { Certificate = [folder.File("cert.pem"), folder.File("key.pem")] };
        await azurite.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await azurite.DisposeAsync();
        certificate.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_identity_signs_in_with_a_token_for_storage()
    {
        var store = Store(audience: "https://storage.azure.com");
        await store.InitializeAsync(Cancel);

        Assert.True((await store.CommitAsync(Table.Learners, "p", [Change.Insert("row", "1")], Cancel)).Committed);
        Assert.Equal("1", (await store.GetAsync(Table.Learners, "p", "row", Cancel))?.Body);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store(audience: "https://elsewhere.example").InitializeAsync(Cancel));
        Assert.Contains("that the identity has the role Storage Table Data Contributor", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token("https://elsewhere.example")[..40], refusal.ToString(), StringComparison.Ordinal);
    }

    private AzureTablesStore Store(string audience)
    {
        var credential = DelegatedTokenCredential.Create((_, _) => new AccessToken(Token(audience), DateTimeOffset.MaxValue));
        return new AzureTablesStore(
            options =>
            {
                options.Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler
                {
                    SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() },
                }));
                return new TableServiceClient(azurite.Endpoint, credential, options);
            },
            "Identity");
    }

    private static string Token(string audience) =>
        $"{Part("""{"alg":"none"}""")}.{Part($$"""{"aud":"{{audience}}","iss":"https://sts.windows.net/00000000-0000-0000-0000-000000000000/","nbf":1,"iat":1,"exp":4102444800}""")}.{Part("unsigned")}";

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}

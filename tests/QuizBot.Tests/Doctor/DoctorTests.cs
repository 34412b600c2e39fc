using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Teams;
using QuizBot.Tests.Hosting;
using Xunit;

namespace QuizBot.Tests.Doctor;

/// <summary>The real program looks at a world that is well but for one thing: it says that one in a line, and how to mend it.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Password = "a password that stays one";
    private const string Note = "# D1 Storage\n## Terms\n* **Amazon S3 (The Warehouse):** Keeps files.\n## Quiz\n<details><summary>Q1: What keeps files?</summary>\n\n* **Answer:** Amazon S3\n</details>\n";
    private static readonly Guid App = Guid.Parse("0d1f6a52-8c3e-4b7a-9f20-6b1f7a0e6f0b");

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-doctor-").FullName;
    private StandInCloud cloud = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(folder, "quizbot.db");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere than on Linux a program cannot be told by its environment whom to trust.");
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "course")).FullName, "D1.md"), Note, Cancel);
        cloud = await StandInCloud.StartAsync(DateTimeOffset.UtcNow.AddDays(300));
    }

    public async ValueTask DisposeAsync()
    {
        if (cloud is not null)
            await cloud.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task All_is_well_beside_a_bot_that_runs_and_goes_on()
    {
        await using var bot = await BotProcess.StartAsync(Program(Settings), Cancel);
        Assert.True(bot.Url is not null, bot.Output);
        using (var http = new HttpClient { BaseAddress = bot.Url })
            Assert.StartsWith("ready", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel), StringComparison.Ordinal);
        var (code, said) = await DoctorAsync([.. Settings, "--PublicUrl", bot.Url.ToString()], package: Package(App, bot.Url.Host));
        Assert.True(said.Contains("All is well.", StringComparison.Ordinal), said);
        Assert.Equal(0, code);
        foreach (var check in (string[])["settings", "course", "store", "teams", "slack", "clock", "address", "certificate", "manifest"])
            Assert.Contains($"well      {check}: ", said, StringComparison.Ordinal);
        using var again = new HttpClient { BaseAddress = bot.Url };
        Assert.Equal("alive\n", await again.GetStringAsync(new Uri("/health/live", UriKind.Relative), Cancel));
    }

    [Theory]
    [InlineData("AADSTS7000215", "The client secret is wrong: set MicrosoftAppPassword to the secret's value")]
    [InlineData("AADSTS7000222", "The client secret has expired: make a new one")]
    [InlineData("AADSTS700016", "The tenant does not know this app: MicrosoftAppId or MicrosoftAppTenantId is of another registration")]
    [InlineData("AADSTS90002", "There is no such tenant: look at MicrosoftAppTenantId")]
    public async Task A_secret_that_Entra_refuses_is_told_with_what_to_set(string code, string mend)
    {
        cloud.Refusal = code;
        var line = await OnlyProblemAsync([.. Without("MicrosoftAppCertificatePath", "MicrosoftAppCertificatePassword"), "--MicrosoftAppPassword", Password]);
        Assert.StartsWith($"teams: The bot gets no token ({code}). {mend}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_does_not_answer_is_not_taken_for_a_wrong_secret() =>
        Assert.StartsWith("teams: The bot gets no token (the authority cannot be reached).", await OnlyProblemAsync([.. Settings, "--Teams:LoginAuthority", Nowhere]), StringComparison.Ordinal);

    [Theory]
    [InlineData(-2, "certificate: The certificate ended on ")]
    [InlineData(12, "certificate: The certificate ends on ")]
    public async Task A_certificate_that_ends_is_told_before_and_after(int days, string words)
    {
        var line = await OnlyProblemAsync([.. Settings, "--MicrosoftAppCertificatePath", Pfx(days)]);
        Assert.StartsWith(words, line, StringComparison.Ordinal);
        Assert.Contains("ake a new one", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AuthorizationPermissionMismatch", "Give it the role Storage Table Data Contributor on the storage account")]
    [InlineData("AuthorizationFailure", "Check the firewall of the storage account")]
    [InlineData("AuthenticationFailed", "check this machine's clock, too")]
    public async Task A_storage_account_that_refuses_is_told_with_what_to_give_it(string code, string mend)
    {
        cloud.StorageRefusal = code;
        var line = await OnlyProblemAsync([.. Without("Storage:Path"), "--Storage:Provider", "AzureTables", "--Storage:Endpoint", cloud.Address.ToString()]);
        Assert.StartsWith("store: Azure Tables at https://localhost:", line, StringComparison.Ordinal);
        Assert.Contains(mend, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_that_is_not_there_or_holds_nothing_is_told_with_what_to_set()
    {
        var missing = await OnlyProblemAsync([.. Settings, "--Course:Path", Path.Combine(folder, "nowhere")]);
        Assert.StartsWith($"course: There is no folder {Path.Combine(folder, "nowhere")}. Set Course:Path", missing, StringComparison.Ordinal);
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        var none = await OnlyProblemAsync([.. Settings, "--Course:Path", empty]);
        Assert.StartsWith($"course: There are no flashcards in {empty}. `QuizBot check {empty}` says why", none, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task A_clock_that_is_off_by_an_hour_is_told(int ahead)
    {
        cloud.Ahead = TimeSpan.FromMinutes(ahead);
        var line = await OnlyProblemAsync(Settings);
        Assert.StartsWith("clock: This machine's clock is 60 minutes off localhost's.", line, StringComparison.Ordinal);
        Assert.Contains("timedatectl set-ntp true", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://quizbot.contoso.com", "address: PublicUrl is http://quizbot.contoso.com/. Teams and Slack speak https only: set it to https://quizbot.contoso.com.")]
    [InlineData("quizbot.contoso.com", "settings: PublicUrl is 'quizbot.contoso.com', which is no web address. Write it like https://example.org.")]
    [InlineData("quizbot.contoso.com:443", "settings: PublicUrl is 'quizbot.contoso.com:443', which is no web address.")]
    [InlineData("/quizbot", "settings: PublicUrl is '/quizbot', which is no web address.")]
    [InlineData(Nowhere, "address: https://localhost:1/ cannot be reached from here: ")]
    public async Task An_address_that_nobody_can_come_by_is_told(string address, string words) =>
        Assert.StartsWith(words, await OnlyProblemAsync([.. Settings, "--PublicUrl", address], manifest: false), StringComparison.Ordinal);

    [Theory]
    [InlineData(-2, "cannot be reached from here: its certificate ended on ")]
    [InlineData(5, "The certificate of localhost ends on ")]
    public async Task The_certificate_of_the_address_is_told_before_and_after_it_ends(int days, string words)
    {
        await using var old = await StandInCloud.StartAsync(DateTimeOffset.UtcNow.AddDays(days));
        var environment = cloud.Environment(folder);
        await File.AppendAllTextAsync(environment["SSL_CERT_FILE"]!, await File.ReadAllTextAsync(Roots(old), Cancel), Cancel);
        var line = await OnlyProblemAsync([.. Settings, "--PublicUrl", old.Address.ToString()], environment: environment);
        Assert.Contains(words, line, StringComparison.Ordinal);
        Assert.Contains("enew it", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_the_address_that_is_not_trusted_or_of_another_name_is_told()
    {
        await using var stranger = await StandInCloud.StartAsync(DateTimeOffset.UtcNow.AddDays(300));
        var untrusted = await OnlyProblemAsync([.. Settings, "--PublicUrl", stranger.Address.ToString()]);
        Assert.Contains("its certificate is not one that this machine trusts. Give the proxy one of a public authority", untrusted, StringComparison.Ordinal);
        var numbered = new UriBuilder(cloud.Address) { Host = "127.0.0.1" }.Uri;
        var misnamed = await OnlyProblemAsync([.. Settings, "--PublicUrl", numbered.ToString()], package: Package(App, "127.0.0.1"));
        Assert.Contains("its certificate is of another name. Give the proxy one for 127.0.0.1.", misnamed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_at_the_address_is_not_taken_for_the_bot()
    {
        cloud.Live = "Welcome to nginx!";
        Assert.Contains("Something answers at https://localhost:", await OnlyProblemAsync(Settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_bots_for_one_app_on_two_stores_are_told()
    {
        string[] other = [.. Settings, "--Storage:Path", Path.Combine(folder, "other.db")];
        await using var bot = await BotProcess.StartAsync(Program(other), Cancel);
        Assert.True(bot.Url is not null, bot.Output);
        using (var http = new HttpClient { BaseAddress = bot.Url })
            await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel);
        var line = await OnlyProblemAsync([.. Settings, "--PublicUrl", bot.Url.ToString()], package: Package(App, bot.Url.Host));
        Assert.Contains("keeps what people learn in another store than these settings name.", line, StringComparison.Ordinal);
        Assert.Contains("stop one, or give both the same store", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Teams_package_of_another_bot_or_another_address_is_told()
    {
        var theirs = await OnlyProblemAsync(Settings, package: Package(Guid.NewGuid(), "localhost"));
        Assert.Contains($"but MicrosoftAppId is {App}. Make it again with `QuizBot manifest teams --app-id {App}`.", theirs, StringComparison.Ordinal);
        var elsewhere = await OnlyProblemAsync(Settings, package: Package(App, "old.contoso.com"));
        Assert.Contains("names old.contoso.com, but PublicUrl is at localhost. Make it again with `--domain localhost`.", elsewhere, StringComparison.Ordinal);
        var picture = Path.Combine(folder, "picture.zip");
        await File.WriteAllTextAsync(picture, "no zip", Cancel);
        Assert.Contains("cannot be read as a Teams package", await OnlyProblemAsync(Settings, package: picture), StringComparison.Ordinal);
    }

    /// <summary>An address of this machine where nobody listens.</summary>
    private const string Nowhere = "https://localhost:1/";

    /// <summary>A world in which all is well, with a course that is read at once.</summary>
    private string[] Settings =>
    [
        "--Storage:Path", Database, "--Course:Path", Path.Combine(folder, "course"), "--MicrosoftAppId", App.ToString(), "--MicrosoftAppTenantId", Guid.Empty.ToString(), "--Teams:LoginAuthority", cloud.Address.ToString(),
        "--MicrosoftAppCertificatePath", Pfx(300), "--MicrosoftAppCertificatePassword", Password, "--PublicUrl", cloud.Address.ToString(),
    ];

    private string[] Without(params string[] names) => [.. Settings.Chunk(2).Where(pair => !names.Contains(pair[0][2..])).SelectMany(pair => pair)];

    /// <summary>What it says of the one thing that is wrong. It exits with 1, shows no secret and no trace, and the store is as it was.</summary>
    private async Task<string> OnlyProblemAsync(string[] settings, bool manifest = true, string? package = null, Dictionary<string, string?>? environment = null)
    {
        await using (var store = SqliteStore.Open(Database))
            await store.CommitAsync(Table.Learners, "ada", [Change.Upsert("profile", """{"reviews":7}""")], Cancel);
        var (code, said) = await DoctorAsync(settings, manifest, package, environment);
        Assert.Equal(1, code);
        Assert.True(said.Contains("1 thing to mend.", StringComparison.Ordinal), said);
        Assert.DoesNotContain(Password, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        await using (var store = SqliteStore.Open(Database))
            Assert.Equal("""{"reviews":7}""", (await store.GetAsync(Table.Learners, "ada", "profile", Cancel))?.Body);
        return said.Split('\n').Single(line => line.StartsWith("to mend", StringComparison.Ordinal))["to mend   ".Length..];
    }

    private async Task<(int Code, string Said)> DoctorAsync(string[] settings, bool manifest = true, string? package = null, Dictionary<string, string?>? environment = null)
    {
        string[] args = ["doctor", .. manifest ? (string[])["--manifest", package ?? Package(App, "localhost")] : [], .. settings];
        await using var doctor = await BotProcess.StartAsync(Program(args, environment), Cancel);
        return (await doctor.ExitAsync(Cancel), doctor.Output);
    }

    private ProcessStartInfo Program(string[] args, Dictionary<string, string?>? environment = null)
    {
        string[] urls = args[0] == "doctor" ? [] : ["--Urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizBot.dll"), .. args, .. urls]);
        foreach (var (name, value) in environment ?? cloud.Environment(folder))
            start.Environment[name] = value;
        return start;
    }

    private string Roots(StandInCloud of) => of.Environment(Directory.CreateDirectory(Path.Combine(folder, "roots")).FullName)["SSL_CERT_FILE"]!;

    private string Pfx(int days)
    {
        var path = Path.Combine(folder, $"bot{days}.pfx");
        using var certificate = StandInCloud.Certificate("bot", DateTimeOffset.UtcNow.AddDays(days));
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, Password));
        return path;
    }

    private string Package(Guid app, string domain)
    {
        var path = Path.Combine(folder, $"{app}-{domain}.zip");
        using var file = File.Create(path);
        TeamsManifest.Write(app, domain, file);
        return path;
    }
}

using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace QuizBot.Storage.Tests;

/// <summary>Carries requests to the real server, but lets the first transactions go wrong as it is told.</summary>
internal sealed class FaultyConnection(params Fault[] faults) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly Queue<Fault> faults = new(faults);

    /// <summary>Runs after each fault, before the client knows of it.</summary>
    public Func<Task> Meanwhile { get; init; } = () => Task.CompletedTask;

    /// <summary>So many empty pages, which announce more, come before the real ones of the first query.</summary>
    public int EmptyPages { get; set; }

    public int Transactions { get; private set; }

    public void ApplyTo(TableClientOptions options)
    {
        options.Transport = new HttpClientTransport(new HttpClient(this));
        if (faults.Contains(Fault.AnswerLate))
            options.Retry.NetworkTimeout = TimeSpan.FromSeconds(2);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Query.Contains("filter", StringComparison.Ordinal) && EmptyPages-- > 0)
            return EmptyPage();
        if (!request.RequestUri.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal))
            return await base.SendAsync(request, cancellationToken);

        Transactions++;
        if (!faults.TryDequeue(out var fault))
            return await base.SendAsync(request, cancellationToken);
        if (fault is Fault.AnswerLost or Fault.AnswerLate)
            (await base.SendAsync(request, cancellationToken)).Dispose();
        await Meanwhile();
        if (fault == Fault.Busy)
            return Busy();
        if (fault == Fault.AnswerLate)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new HttpRequestException(fault == Fault.Unreachable ? HttpRequestError.ConnectionError : HttpRequestError.ResponseEnded);
    }

    private static HttpResponseMessage Busy() => new(HttpStatusCode.ServiceUnavailable)
    {
        Content = Json("""{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"Busy."}}}"""),
    };

    private static HttpResponseMessage EmptyPage()
    {
        var page = new HttpResponseMessage(HttpStatusCode.OK) { Content = Json("""{"value":[]}""") };
        var start = Convert.ToBase64String("!"u8);
        page.Headers.Add("x-ms-continuation-NextPartitionKey", start);
        page.Headers.Add("x-ms-continuation-NextRowKey", start);
        return page;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}

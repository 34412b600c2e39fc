using System.Globalization;

namespace QuizBot.Doctor;

/// <summary>Holds this machine's clock against those of the services it speaks to.</summary>
internal static class ClockCheck
{
    private static readonly TimeSpan Allowed = TimeSpan.FromMinutes(2);

    public static async Task<Diagnosis> LookAsync(HttpClient http, IEnumerable<Uri> services, TimeProvider time, CancellationToken cancel)
    {
        foreach (var service in services)
        {
            if (await DateAsync(http, service, cancel) is { } theirs)
                return Judge(time.GetUtcNow(), theirs, service.Host);
        }

        return new("clock", "not compared: no service it could be compared with answers", null);
    }

    public static Diagnosis Judge(DateTimeOffset ours, DateTimeOffset theirs, string host)
    {
        var off = ours - theirs;
        var minutes = Math.Round(Math.Abs(off.TotalMinutes)).ToString(CultureInfo.InvariantCulture);
        return off.Duration() <= Allowed
            ? new("clock", $"as {host} has it", null)
            : new(
                "clock", $"{minutes} minutes {(off > TimeSpan.Zero ? "fast" : "slow")}",
                $"This machine's clock is {minutes} minutes off {host}'s. Teams and Slack refuse what is off by more than five: "
                    + "switch time synchronization on (`timedatectl set-ntp true`).");
    }

    private static async Task<DateTimeOffset?> DateAsync(HttpClient http, Uri service, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, service);
            using var response = await http.SendAsync(request, cancel);
            return response.Headers.Date;
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}

using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Text;
using QuizBot.Courses;
using QuizBot.Health;
using QuizBot.Hosting;
using QuizBot.Slack;
using QuizBot.Storage;
using QuizBot.Teams;
using QuizBot.Upkeep;

namespace QuizBot.Doctor;

/// <summary>Looks at everything that a start needs, without starting, also beside a bot that runs.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="manifest">The Teams package to hold against them; null for none.</param>
internal sealed class Examination(IConfiguration configuration, string? manifest)
{
    private readonly string appId = configuration["MicrosoftAppId"] ?? "";
    private readonly Uri? publicUrl = Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var url) ? url : null;
    private string? storeName;

    public async IAsyncEnumerable<Diagnosis> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return Course();
        yield return await StoreAsync(cancel);
        yield return Retention();
        await using var services = new ServiceCollection().AddLogging().AddTeams(configuration).AddSlack(configuration)
            .BuildServiceProvider();
        foreach (var channel in services.GetServices<IChannelHealth>())
            yield return new(channel.Channel, channel.State, await channel.ProblemAsync(cancel));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
        yield return await ClockCheck.LookAsync(http, Clocks(services.GetRequiredService<TeamsOptions>()), TimeProvider.System, cancel);
        yield return await AddressCheck.LookAsync(publicUrl, storeName, cancel);
        if (services.GetRequiredService<TeamsOptions>() is { CertificatePath: { } path, CertificatePassword: var password })
            yield return CertificateCheck.Look(path, password, DateTimeOffset.UtcNow);
        if (manifest is not null)
            yield return ManifestCheck.Look(manifest, appId, publicUrl);
    }

    private Diagnosis Course()
    {
        try
        {
            var folder = CourseOptions.Read(configuration).Folder;
            var course = CourseFolder.Read(folder, null);
            var errors = course.Findings.Concat(course.Notes.SelectMany(note => note.Findings))
                .Count(finding => finding.Severity == Severity.Error);
            var cards = new Library(course).Deck.Cards.Count;
            var state = $"{course.Title}, {Wording.Count(course.Notes.Count, "note")}, {Wording.Count(cards, "flashcard")}, from {folder}";
            return new("course", state, cards == 0 ? CourseCheck.NoCards(folder)
                : errors == 0 ? null
                : $"The notes have {Wording.Count(errors, "error")}: `QuizBot check {folder}` says where and how to mend them.");
        }
        catch (InvalidOperationException problem)
        {
            return new("course", "not there", problem.Message);
        }
    }

    private Diagnosis Retention()
    {
        try
        {
            return new("retention", RetentionOptions.Read(configuration).ToString(), null);
        }
        catch (InvalidOperationException problem)
        {
            return new("retention", "not of its form", problem.Message);
        }
    }

    private async Task<Diagnosis> StoreAsync(CancellationToken cancel)
    {
        try
        {
            var options = StorageOptions.Read(configuration);
            var isNew = options.UsesSqlite && !File.Exists(options.Path);
            var store = await StoreFactory.CreateAsync(options, null, cancel, alone: false);
            await using var open = (IAsyncDisposable)store;
            var check = new StoreCheck(store, TimeProvider.System);
            var problem = await check.ProblemAsync(cancel);
            storeName = check.StoreName;
            return new("store", isNew ? $"{options.Place}, which is new" : options.Place, problem);
        }
        catch (Exception problem) when (problem is StoreUnavailableException or InvalidOperationException)
        {
            return new("store", configuration["Storage:Provider"] ?? StorageOptions.Sqlite, problem.Message);
        }
    }

    /// <summary>Whose time counts: they refuse what is off by more than five minutes.</summary>
    private IEnumerable<Uri> Clocks(TeamsOptions teams)
    {
        if (appId.Length > 0)
            yield return teams.LoginAuthority;
        if (!string.IsNullOrEmpty(configuration["Slack:SigningSecret"]) || !string.IsNullOrEmpty(configuration["Slack:AppToken"]))
            yield return new Uri(configuration["Slack:ApiUrl"] ?? "https://slack.com/api/");
        if (Uri.TryCreate(configuration["Storage:Endpoint"], UriKind.Absolute, out var storage))
            yield return storage;
    }
}

/// <summary>What was looked at, how it is, and what is wrong with it.</summary>
/// <param name="Check">In a word.</param>
/// <param name="State">How it is.</param>
/// <param name="Problem">What is wrong and how to mend it; null where nothing is.</param>
internal sealed record Diagnosis(string Check, string State, string? Problem);

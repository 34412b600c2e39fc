using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuizBot.Cluster;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Pushing;
using QuizBot.Storage;

namespace QuizBot.Tests.Shared;

/// <summary>Instances of the bot that only push, and rooms that are due.</summary>
internal static class PushRig
{
    private const int Tenants = 20;

    private const string Note =
        """
        # D1 Storage

        ## Flashcards
        <details><summary><strong>Q1: Where does raw data wait until somebody needs it?</strong> (Click to check)</summary>

        * **Answer:** In the bucket.
        </details>

        <details><summary><strong>Q2: Which part fetches it, and how often does it look for something new?</strong> (Click to check)</summary>

        * **Answer:** The crawler, once an hour.
        </details>
        """;

    public static Library Library { get; } = new(new Course("Storage", [NoteParser.Parse("D1.md", Note)], []));

    public static RoomId Room(int number) =>
        new(HttpChannel.Name, $"tenant-{number % Tenants}", string.Create(CultureInfo.InvariantCulture, $"room-{number}"));

    /// <param name="store">Where its data is.</param>
    /// <param name="connector">Where it posts to.</param>
    /// <param name="settings">Its settings, by key.</param>
    /// <param name="storage">The account that it shares with other instances; null where it is alone.</param>
    public static IHost Instance(IEntityStore store, Uri connector, IReadOnlyList<(string Key, string Value)> settings, StorageOptions? storage = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        if (storage is not null && StoreFactory.Account(storage) is { } account)
            builder.AddCluster(account, storage.TablePrefix, pushes: true);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new Router(() => Library, store));
        builder.Services.AddSingleton(_ => new HttpClient { BaseAddress = connector });
        builder.Services.AddSingleton<IRoomChannel>(services => new HttpChannel(services.GetRequiredService<HttpClient>(), Guid.NewGuid().ToString("N")));
        builder.Services.AddPushes(builder.Configuration);
        return builder.Build();
    }

    /// <summary>Gives rooms a daily schedule whose time has come just now.</summary>
    /// <param name="store">Where the rooms are kept.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="place">Where a room of this number is; <see cref="Room"/> without it.</param>
    public static Task FillAsync(IEntityStore store, int first, int count, CancellationToken cancel, Func<int, RoomId>? place = null)
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(-1);
        var pushes = new Pushes(store);
        var schedule = new Schedule { Days = Days.Every, Time = TimeOnly.FromDateTime(due.AddMinutes(-1).UtcDateTime), Zone = "UTC" };
        return Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancel }, async (number, stop) =>
        {
            var errand = new Push { Kind = PushKind.Card, Room = (place ?? Room)(number), RoomKind = RoomKind.Channel, Schedule = schedule, Due = due };
            await pushes.UpdateAsync(errand.Room, PushKind.Card, _ => errand, stop);
        });
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NodaTime;
using QuizBot.Core.Text;

namespace QuizBot.Core.Schedules;

/// <summary>Reads a schedule from a person's words, in any order.</summary>
internal sealed partial class ScheduleText
{
    private const string Example = "Write it like this: weekdays 09:00 Europe/Berlin";
    private const int LongestText = 200;

    private readonly string[] written;
    private readonly string[] words;
    private readonly List<string> unread = [];
    private Days days;
    private TimeOnly? time;
    private string? note;
    private string? problem;

    private ScheduleText(string text)
    {
        written = DayWords.Split(Glue().Replace(text.TrimEnd('.', '!', '?', ' '), "$1$2"));
        words = Array.ConvertAll(written, DayWords.Lower);
    }

    public static bool TryParse(string? text, string defaultZone, [NotNullWhen(true)] out Schedule? schedule, out string problem)
    {
        schedule = null;
        if (string.IsNullOrWhiteSpace(text))
            problem = $"On which days, and at what time? {Example}.";
        else if (text.Length > LongestText)
            problem = $"That is too long for a schedule. {Example}.";
        else
            schedule = new ScheduleText(text.Replace('–', '-').Replace('—', '-')).Read(defaultZone, out problem);
        return schedule is not null;
    }

    private Schedule? Read(string defaultZone, out string why)
    {
        for (var i = 0; i < words.Length && problem is null;)
            i += ReadAt(i);
        if (problem is null && time is null)
            problem = $"At what time? {Example}.";
        var zone = problem is null ? FindZone(defaultZone) : null;
        why = problem ?? "";
        return zone is null
            ? null
            : new Schedule { Days = days == Days.None ? Days.Every : days, Time = time!.Value, Zone = zone.Id, NoteId = note };
    }

    private DateTimeZone? FindZone(string defaultZone)
    {
        DateTimeZone? zone;
        if (unread.Count > 0)
        {
            if (!Zones.TryFind(string.Join(' ', unread), out zone, out var unknown))
                problem = $"{unknown} For example: weekdays 09:00 Europe/Berlin.";
        }
        else if (!Zones.TryGet(defaultZone, out zone))
        {
            problem = $"I do not know your time zone yet, so please name one. {Example}.";
        }
        return zone;
    }

    /// <summary>Reads what stands at a word, and says how many words that was.</summary>
    private int ReadAt(int i)
    {
        var read = DayWords.Read(words.AsSpan(i), out var more);
        if (read > 0)
        {
            days |= more;
            return read;
        }
        var word = words[i];
        var next = i + 1 < words.Length ? words[i + 1] : null;
        if (word is "hourly" or "weekly" or "monthly" or "yearly" or "today" or "tomorrow" or "tonight" or "once" or "twice"
            || (word is "every" or "each" && next is not null && NotByWeekday().IsMatch(next)))
        {
            problem = "I repeat by days of the week, once on each, so I cannot do "
                + $"“{(word is "every" or "each" ? $"{word} {next}" : word)}”. {Example}, or: mon, wed 17:30.";
            return 1;
        }
        if (word is "note" && next is not null)
        {
            TakeNote(written[i + 1]);
            return 2;
        }
        if (ClockTime.TryParse(words.AsSpan(i), out var at, out read))
        {
            if (time is { } other && other != at)
                problem = $"One time for each schedule, please: I read both {Wording.Clock(other)} and {Wording.Clock(at)}. {Example}.";
            time = at;
            return read;
        }
        if (ClockTime.LooksLikeOne(word))
            problem = $"“{written[i]}” is not a time of day: they go from 00:00 to 23:59, or from 12am to 11:59pm. {Example}.";
        else if (NoteId().IsMatch(word) && !Zones.TryFind(word, out _, out _))
            TakeNote(written[i]);
        else if (word is not ("at" or "on" or "in" or "every" or "each" or "and" or "from" or "for" or "by" or "with" or "-" or "&"))
            unread.Add(written[i]);
        return 1;
    }

    private void TakeNote(string id)
    {
        if (note is not null)
            problem = $"One note for each schedule, please: I read both {note} and {id}. {Example} {id}.";
        note = id;
    }

    /// <summary>"utc + 2" is one word.</summary>
    [GeneratedRegex(@"\b(utc|gmt)\s*([+-])\s*(?=[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Glue();

    [GeneratedRegex("^([0-9]+|other|second|third|hours?|minutes?|weeks?|months?|fortnight|years?)$")]
    private static partial Regex NotByWeekday();

    [GeneratedRegex(@"^[a-z]{1,4}[0-9]{1,3}([.-][0-9]{1,3}){0,3}$")]
    private static partial Regex NoteId();
}

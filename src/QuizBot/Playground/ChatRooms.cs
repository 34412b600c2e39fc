using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>The rooms of the playground: a personal chat for each persona, and a channel that they share.</summary>
internal sealed class ChatRooms
{
    public const string Channel = "playground";
    public const string Workspace = "local";
    public const string Personal = "me";
    public const string StudyGroup = "study-group";

    private readonly Dictionary<string, ChatRoom> personal = Persona.All.ToDictionary(
        persona => persona.Id,
        persona => new ChatRoom(Personal, new RoomId(Channel, Workspace, "personal-" + persona.Id), RoomKind.Personal));

    private readonly ChatRoom studyGroup = new(StudyGroup, new RoomId(Channel, Workspace, StudyGroup), RoomKind.Channel);

    public IEnumerable<ChatRoom> All => personal.Values.Append(studyGroup);

    /// <summary>The room that the persona calls by that name; null where there is none.</summary>
    public ChatRoom? Find(string? name, Persona persona) => name switch
    {
        Personal => personal[persona.Id],
        StudyGroup => studyGroup,
        _ => null,
    };
}

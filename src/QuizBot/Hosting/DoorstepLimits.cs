namespace QuizBot.Hosting;

/// <summary>How many connections of strangers may wait, and how long.</summary>
/// <param name="Silent">Who have said nothing. Each costs some kilobytes.</param>
/// <param name="Begun">Who have begun to.</param>
/// <param name="Idle">Who were answered, or begin to encrypt, and are not known.</param>
/// <param name="Silence">In which something must be said.</param>
/// <param name="Patience">In which the head of a request must come, from its first byte.</param>
internal sealed record DoorstepLimits(int Silent, int Begun, int Idle, TimeSpan Silence, TimeSpan Patience)
{
    public static readonly DoorstepLimits Default = new(6_144, 2_048, 4_096, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));
}

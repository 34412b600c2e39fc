namespace QuizBot.Teams;

/// <summary>How the bot proves who it is when it asks for a token. The names are those that Azure Bot users know.</summary>
public enum AppType
{
    /// <summary>Registered before August 2025; a secret or certificate, tokens from the Bot Framework's own tenant.</summary>
    MultiTenant,

    /// <summary>A secret or certificate, tokens from the bot's own tenant.</summary>
    SingleTenant,

    /// <summary>A user-assigned managed identity of the machine that the bot runs on; no secret.</summary>
    UserAssignedMSI,

    /// <summary>A federated token that the platform puts into a file, as Kubernetes does; no secret.</summary>
    WorkloadIdentity,
}

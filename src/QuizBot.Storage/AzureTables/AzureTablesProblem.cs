using Azure;
using Azure.Data.Tables.Models;
using Azure.Identity;
using QuizBot.Core.Stores;

namespace QuizBot.Storage.AzureTables;

/// <summary>Tells the failures of the service apart, and says in plain words what an admin can do about them.</summary>
internal static class AzureTablesProblem
{
    /// <summary>Whether the service or the way to it failed, rather than the caller or the code.</summary>
    public static bool IsFailure(Exception problem, CancellationToken cancel) => problem switch
    {
        OperationCanceledException => !cancel.IsCancellationRequested,
        AggregateException many => many.InnerExceptions.All(inner => IsFailure(inner, cancel)),
        _ => problem is RequestFailedException or AuthenticationFailedException or IOException,
    };

    /// <summary>Whether the same request may well succeed a moment later.</summary>
    public static bool MayPass(Exception problem, CancellationToken cancel) =>
        IsFailure(problem, cancel) && problem is OperationCanceledException or IOException
            or RequestFailedException { Status: 0 or 408 or 409 or 412 or 429 or >= 500 };

    /// <summary>Whether a request that failed so may have been carried out all the same.</summary>
    public static bool MayHaveHappened(Exception problem) => problem switch
    {
        RequestFailedException { Status: 409 or 412 or 429 } or RequestFailedException { ErrorCode: "ServerBusy" } => false,
        { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } } => false,
        { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } } => false,
        { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } => false,
        _ => true,
    };

    public static StoreUnavailableException Explain(Uri service, Exception problem) =>
        new($"Azure Tables at {service.GetLeftPart(UriPartial.Path)} {Words(problem)}", problem);

    private static string Words(Exception problem)
    {
        if (problem is AggregateException many)
            return Words(many.InnerExceptions[^1]);
        if (problem is AuthenticationFailedException)
            return "needs an identity to sign in with, and none worked. On Azure, switch on a managed identity for this app "
                + "(AZURE_CLIENT_ID chooses one of several); elsewhere sign in with `az login`, or set Storage:ConnectionString instead.";
        if (problem is not RequestFailedException refused)
            return "does not answer. QuizBot goes on by itself; if this stays, look at the network and at the storage account's health.";
        if (refused.ErrorCode == TableErrorCode.AuthorizationPermissionMismatch)
            return "does not let this identity in. Give it the role Storage Table Data Contributor on the storage account; "
                + "a new role takes some minutes to work.";
        if (refused.ErrorCode == "AuthenticationFailed")
            return "did not accept the sign-in. Copy Storage:ConnectionString afresh from the access keys of the storage account, or "
                + "check that the identity is of the account's tenant; check this machine's clock, too.";
        if (refused.ErrorCode == TableErrorCode.TableNotFound)
            return "misses a table. Check Storage:TablePrefix and restart QuizBot, which makes its tables when it starts.";
        if (refused.ErrorCode == TableErrorCode.TableBeingDeleted)
            return "is still deleting a table of this name. Wait a minute, or set another Storage:TablePrefix.";
        return refused.Status switch
        {
            0 => "cannot be reached. Check the account's name in Storage:Endpoint or Storage:ConnectionString, this machine's network, "
                + "and the firewall of the storage account.",
            401 or 403 => $"does not let this machine in ({refused.Status} {refused.ErrorCode}). "
                + "Check the firewall of the storage account, whether it allows access keys if Storage:ConnectionString is set, and that "
                    + "the identity has the role Storage Table Data Contributor.",
            408 or 429 or >= 500 => $"is busy or ill ({refused.Status} {refused.ErrorCode}). QuizBot goes on by itself; "
                + "if this stays, look at the storage account's health.",
            _ => $"refused the request ({refused.Status} {refused.ErrorCode}). "
                + "Check that Storage:Endpoint or Storage:ConnectionString belongs to an Azure storage account.",
        };
    }
}

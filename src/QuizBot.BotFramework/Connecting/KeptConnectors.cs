using System.Collections.Concurrent;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace QuizBot.BotFramework.Connecting;

/// <summary>Connector clients, one for each service address and audience, made when first needed.</summary>
internal sealed class KeptConnectors(ConnectorFactory make) : ConnectorFactory
{
    /// <summary>
    /// Teams has a handful of service addresses. A caller who makes up more gets new clients, and costs no more memory than these.
    /// </summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<(string ServiceUrl, string? Audience), IConnectorClient> clients = new();

    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken)
    {
        if (clients.TryGetValue((serviceUrl, audience), out var known))
            return known;
        if (clients.Count >= Most)
            clients.Clear();
        return clients.GetOrAdd((serviceUrl, audience), new KeptConnector(await make.CreateAsync(serviceUrl, audience, cancellationToken)));
    }
}

/// <summary>A client that outlives the turn: the adapter disposes what it was given, and this does nothing then.</summary>
internal sealed class KeptConnector(IConnectorClient client) : IConnectorClient
{
    public Uri BaseUri
    {
        get => client.BaseUri;
        set => client.BaseUri = value;
    }

    public JsonSerializerSettings SerializationSettings => client.SerializationSettings;

    public JsonSerializerSettings DeserializationSettings => client.DeserializationSettings;

    public ServiceClientCredentials Credentials => client.Credentials;

    public IAttachments Attachments => client.Attachments;

    public IConversations Conversations => client.Conversations;

    public void Dispose()
    {
    }
}

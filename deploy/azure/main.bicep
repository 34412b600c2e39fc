// QuizBot on Azure Container Apps: Teams by a managed identity, Azure Tables without keys, telemetry, six alarms.
// deploy/azure/README.md leads through it.
targetScope = 'resourceGroup'

@description('Names everything that is made here: 3 to 16 small letters and digits, the first one a letter.')
@minLength(3)
@maxLength(16)
param name string = 'quizbot'

@description('Where everything is made; the place of the resource group unless said otherwise.')
param location string = resourceGroup().location

@description('The container registry that holds the image, without .azurecr.io. It is in this resource group (registry.bicep makes it).')
param registryName string

@description('The repository of the image in the registry.')
param repository string = 'quizbot'

@description('The image by its SHA-256 digest, 64 hexadecimal digits: a tag could mean another image tomorrow.')
@minLength(64)
@maxLength(64)
param imageDigest string

@description('Tenants whose people may use the bot in Teams; this subscription\'s own unless said otherwise, empty for all.')
param allowedTenants array = [tenant().tenantId]

@description('Folder of notes inside the image; empty for the course that ships.')
param coursePath string = ''

@description('The "Signing Secret" of the Slack app; empty leaves Slack off.')
@secure()
param slackSigningSecret string = ''

@description('The "Bot User OAuth Token" of the Slack app, for one workspace.')
@secure()
param slackBotToken string = ''

@description('The "Client ID" of the Slack app, in place of the bot token: many workspaces may then install it, at /slack/install.')
param slackClientId string = ''

@description('The "Client Secret" of the Slack app, with slackClientId.')
@secure()
param slackClientSecret string = ''

@description('The certificate in Key Vault that seals the tokens of installed workspaces, as https://NAME.vault.azure.net/certificates/NAME; empty for none.')
param slackKeyCertificate string = ''

@description('Whether that vault is in this resource group, so that the bot gets its role there (Key Vault Secrets User). Else give it by hand.')
param slackKeyVaultIsHere bool = true

@description('Who gets a mail when an alarm goes off; empty for nobody.')
param alarmEmail string = ''

@description('Instances that always run. One is enough; two go on without a pause when one is replaced.')
@minValue(1)
@maxValue(30)
param minInstances int = 1

@description('Most instances at a rush.')
@minValue(1)
@maxValue(30)
param maxInstances int = 6

@description('How long logs, traces and metrics are kept, in days.')
@minValue(30)
@maxValue(730)
param telemetryDays int = 30

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

module storage 'modules/storage.bicep' = {
  params: {
    name: name
    location: location
    principalId: identity.properties.principalId
  }
}

module telemetry 'modules/telemetry.bicep' = {
  params: {
    name: name
    location: location
    principalId: identity.properties.principalId
    days: telemetryDays
  }
}

module vault 'modules/vault.bicep' = if (!empty(slackKeyCertificate) && slackKeyVaultIsHere) {
  params: {
    vaultName: split(replace(slackKeyCertificate, 'https://', ''), '.')[0]
    principalId: identity.properties.principalId
  }
}

module app 'modules/app.bicep' = {
  dependsOn: [
    vault
  ]
  params: {
    name: name
    location: location
    identityName: identity.name
    registryName: registryName
    image: '${repository}@sha256:${imageDigest}'
    tableEndpoint: storage.outputs.tableEndpoint
    insightsName: telemetry.outputs.insightsName
    workspaceName: telemetry.outputs.workspaceName
    allowedTenants: allowedTenants
    coursePath: coursePath
    slackSigningSecret: slackSigningSecret
    slackBotToken: slackBotToken
    slackClientId: slackClientId
    slackClientSecret: slackClientSecret
    slackKeyCertificate: slackKeyCertificate
    minInstances: minInstances
    maxInstances: maxInstances
  }
}

module bot 'modules/bot.bicep' = {
  params: {
    name: name
    identityName: identity.name
    host: app.outputs.host
  }
}

module alarms 'modules/alarms.bicep' = {
  params: {
    name: name
    location: location
    workspaceName: telemetry.outputs.workspaceName
    email: alarmEmail
  }
}

@description('For `QuizBot manifest teams --app-id`.')
output appId string = identity.properties.clientId

@description('For `QuizBot manifest teams --domain`.')
output host string = app.outputs.host

@description('Where Teams sends messages; Azure Bot has it already.')
output teamsEndpoint string = 'https://${app.outputs.host}/api/messages'

@description('For `QuizBot manifest slack --url`.')
output slackUrl string = 'https://${app.outputs.host}'

@description('For `QuizBot backup` and `restore` with Storage:Provider=AzureTables.')
output tableEndpoint string = storage.outputs.tableEndpoint

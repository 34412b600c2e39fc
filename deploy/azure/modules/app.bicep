// The bot itself: as many instances as the traffic asks for, all on one set of tables.
param name string
param location string
param identityName string
param registryName string
param image string
param tableEndpoint string
param insightsName string
param workspaceName string
param allowedTenants array
param coursePath string

@secure()
param slackSigningSecret string

@secure()
param slackBotToken string
param slackClientId string

@secure()
param slackClientSecret string
param slackKeyCertificate string
param minInstances int
param maxInstances int

var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var slack = !empty(slackSigningSecret)
var port = 8080

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

// What the containers print before telemetry is up, and the platform's own events.
resource consoleLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'console'
  scope: environment
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  dependsOn: [
    pull
  ]
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        allowInsecure: false
        external: true
        targetPort: port
        transport: 'http'
      }
      registries: [
        {
          identity: identity.id
          server: registry.properties.loginServer
        }
      ]
      secrets: concat(
        slack ? [{ name: 'slack-signing-secret', value: slackSigningSecret }] : [],
        slack && !empty(slackBotToken) ? [{ name: 'slack-bot-token', value: slackBotToken }] : [],
        slack && !empty(slackClientSecret) ? [{ name: 'slack-client-secret', value: slackClientSecret }] : []
      )
    }
    template: {
      // QuizBot finishes what it has begun within 20 seconds.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'quizbot'
          image: '${registry.properties.loginServer}/${image}'
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(
            [
              { name: 'Urls', value: 'http://+:${port}' }
              { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
              { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
              { name: 'MicrosoftAppId', value: identity.properties.clientId }
              { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
              { name: 'Teams__AllowedTenants', value: join(allowedTenants, ',') }
              { name: 'Storage__Provider', value: 'AzureTables' }
              { name: 'Storage__Endpoint', value: tableEndpoint }
              { name: 'PublicUrl', value: 'https://${name}.${environment.properties.defaultDomain}' }
              { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
            ],
            empty(coursePath) ? [] : [{ name: 'Course__Path', value: coursePath }],
            slack ? [{ name: 'Slack__SigningSecret', secretRef: 'slack-signing-secret' }] : [],
            slack && !empty(slackBotToken) ? [{ name: 'Slack__BotToken', secretRef: 'slack-bot-token' }] : [],
            slack && !empty(slackClientSecret)
              ? [
                  { name: 'Slack__ClientId', value: slackClientId }
                  { name: 'Slack__ClientSecret', secretRef: 'slack-client-secret' }
                ]
              : [],
            slack && !empty(slackKeyCertificate)
              ? [{ name: 'Slack__KeyCertificatePath', value: slackKeyCertificate }]
              : []
          )
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/health/live'
                port: port
              }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/health/live'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/health/ready'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: minInstances
        maxReplicas: max(minInstances, maxInstances)
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '40'
              }
            }
          }
        ]
      }
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn

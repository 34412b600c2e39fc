// The six alarms of deploy/README.md, which says what to do at each.
param name string
param location string
param workspaceName string
param email string

var alarms = [
  {
    name: 'not-ready'
    title: 'An instance is not ready'
    severity: 1
    minutes: 5
    query: 'AppMetrics | where Name == "quizbot.ready" | summarize worst = max(Max) by tostring(Properties["check"]), AppRoleInstance | where worst < 1'
  }
  {
    name: 'gone'
    title: 'No instance reports'
    severity: 0
    minutes: 10
    query: 'AppMetrics | where Name == "quizbot.ready" | summarize reports = count() | where reports == 0'
  }
  {
    name: 'turns-fail'
    title: 'More than 1 % of turns fail'
    severity: 1
    minutes: 15
    query: 'AppMetrics | where Name == "quizbot.turns" | summarize failed = sumif(Sum, tostring(Properties["outcome"]) != "answered"), turns = sum(Sum) | where failed >= 5 and failed > turns * 0.01'
  }
  {
    name: 'slow'
    title: 'A turn takes more than a second on average'
    severity: 2
    minutes: 15
    query: 'AppMetrics | where Name == "quizbot.turn.duration" | summarize seconds = sum(Sum) / sum(ItemCount), turns = sum(ItemCount) | where turns >= 20 and seconds > 1'
  }
  {
    name: 'pushes-late'
    title: 'Scheduled cards fail or come too late'
    severity: 2
    minutes: 30
    query: 'AppMetrics | where Name == "quizbot.pushes" | summarize missed = sumif(Sum, tostring(Properties["outcome"]) in ("late", "failed")) | where missed >= 5'
  }
  {
    name: 'queue-deep'
    title: 'Turns wait in a queue'
    severity: 2
    minutes: 5
    query: 'AppMetrics | where Name == "quizbot.queue.depth" | summarize least = min(Min) by AppRoleInstance | where least > 500'
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: name
  location: 'global'
  properties: {
    enabled: true
    groupShortName: take(name, 12)
    emailReceivers: [
      {
        name: 'admin'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [
  for alarm in alarms: {
    name: '${name}-${alarm.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: 'QuizBot: ${alarm.title}'
      description: 'deploy/README.md, Six alarms, says what to do.'
      severity: alarm.severity
      enabled: true
      autoMitigate: true
      // On a new workspace the tables come with the first telemetry.
      skipQueryValidation: true
      scopes: [
        workspace.id
      ]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT${alarm.minutes}M'
      criteria: {
        allOf: [
          {
            query: alarm.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: empty(email) ? [] : [people.id]
      }
    }
  }
]

using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using QuizBot.Core.Bot;
using QuizBot.Settings;

namespace QuizBot.Telemetry;

/// <summary>
/// Sends traces, metrics and logs where the standard environment variables of OpenTelemetry or Azure Monitor say; nowhere without them.
/// Outgoing calls are counted but not traced: their addresses hold ids of people and rooms.
/// </summary>
internal static class TelemetryExport
{
    private const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    private static readonly string[] Otlp =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var azure = builder.Configuration[AzureMonitor];
        var otlp = Otlp.Any(name => !string.IsNullOrWhiteSpace(builder.Configuration[name]));
        if (!otlp && string.IsNullOrWhiteSpace(azure))
            return;
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration["OTEL_SERVICE_NAME"] ?? "quizbot", serviceVersion: ThisBuild.Version))
            .WithTracing(traces => traces
                .AddSource(MeasuredBot.SourceName)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !context.Request.Path.StartsWithSegments(
                    "/health", StringComparison.OrdinalIgnoreCase)))
            .WithMetrics(metrics => metrics.AddMeter(
                BotMetrics.MeterName, $"{BotMetrics.MeterName}.*", "System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.Hosting",
                "Microsoft.Orleans"))
            .WithLogging(null, logs => logs.IncludeFormattedMessage = true);
        if (otlp)
            telemetry.UseOtlpExporter();
        if (!string.IsNullOrWhiteSpace(azure))
            telemetry.UseAzureMonitorExporter(monitor => monitor.Credential = new DefaultAzureCredential());
    }
}

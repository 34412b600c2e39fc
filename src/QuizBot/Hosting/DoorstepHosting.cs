using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace QuizBot.Hosting;

/// <summary>Puts the <see cref="Doorstep"/> before everything that the server listens on.</summary>
internal static class DoorstepHosting
{
    public static void AddDoorstep(this IServiceCollection services)
    {
        services.TryAddSingleton(DoorstepLimits.Default);
        services.AddSingleton<Doorstep>();
        services.AddOptions<KestrelServerOptions>().Configure<Doorstep>((kestrel, doorstep) => kestrel.ConfigureEndpointDefaults(
            endpoint => endpoint.Use(serve => connection => doorstep.AdmitAsync(connection, serve))));
    }

    public static void UseDoorstep(this IApplicationBuilder app)
    {
        var doorstep = app.ApplicationServices.GetRequiredService<Doorstep>();
        app.Use(serve => context => doorstep.ServeAsync(context, serve));
    }
}

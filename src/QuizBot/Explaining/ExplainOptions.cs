using QuizBot.Storage;

namespace QuizBot.Explaining;

/// <summary>Settings under <c>Explain</c>.</summary>
internal sealed class ExplainOptions
{
    public const string MiniLm = "MiniLM";
    public const string None = "None";

    /// <summary>What tells what a question means: <see cref="MiniLm"/>, or <see cref="None"/> to go by names and words alone.</summary>
    public string Model { get; set; } = MiniLm;

    /// <summary>The folder where the meaning of the notes is kept between starts; empty for one beside the database.</summary>
    public string Vectors { get; set; } = "";

    public bool HasModel => string.Equals(Model, MiniLm, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">There is no such model; the message says so.</exception>
    public static ExplainOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Explain").Get<ExplainOptions>() ?? new();
        if (!options.HasModel && !string.Equals(options.Model, None, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Explain:Model cannot be “{options.Model}”. Set it to {MiniLm} or to {None}.");
        if (options.Vectors.Length == 0)
        {
            var store = Path.GetFullPath(StorageOptions.Read(configuration).Path);
            options.Vectors = Path.Combine(Path.GetDirectoryName(store) ?? ".", "vectors");
        }

        return options;
    }
}

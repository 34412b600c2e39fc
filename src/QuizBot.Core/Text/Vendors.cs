namespace QuizBot.Core.Text;

/// <summary>Makers that stand before the names of their services.</summary>
internal static class Vendors
{
    private static readonly string[] Names =
    [
        "Google Cloud", "Alibaba Cloud", "IBM Cloud", "Oracle Cloud", "Microsoft Azure", "Amazon Web Services",
        "Amazon", "AWS", "Azure", "Microsoft", "Google", "GCP", "IBM", "Oracle", "Apache", "HashiCorp", "Red Hat", "OpenAI", "Meta",
        "NVIDIA", "SAP", "Cisco", "VMware",
    ];

    private static readonly HashSet<string> Single =
        [.. Names.Where(name => !name.Contains(' ', StringComparison.Ordinal)).SelectMany(Words.Of).Select(word => word.Text)];

    /// <summary>True for a word, lower case, that is a maker's name by itself.</summary>
    public static bool IsOne(string word) => Single.Contains(word);

    /// <summary>The maker that a name begins with, as written; null where it begins otherwise or is the maker's own.</summary>
    public static string? Of(string name)
    {
        foreach (var vendor in Names)
        {
            if (name.Length > vendor.Length + 1 && name[vendor.Length] == ' '
                && name.StartsWith(vendor, StringComparison.OrdinalIgnoreCase))
                return name[..vendor.Length];
        }

        return null;
    }
}

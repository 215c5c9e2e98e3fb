using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Web;

/// <summary>What came with a request: JSON, and files when it is a multipart form (reference, Uploading Files).</summary>
internal sealed record RequestBody(JsonElement Json, IReadOnlyList<UploadedFile> Files)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static RequestBody Empty { get; } = new(Nothing, []);

    /// <summary>Reads it whole.</summary>
    /// <exception cref="ApiFault">It is too large, or none of both.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (request.HasFormContentType)
                return await ReadFormAsync(request, cancellationToken);
            if (request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0)
                return new RequestBody(Nothing, []);
            if (!request.HasJsonContentType())
                throw ApiFault.InvalidForm(FormErrors.One("", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json'}."));
            using var document = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
            return new RequestBody(Readable(document), []);
        }
        catch (JsonException)
        {
            throw ApiFault.InvalidJson();
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw ApiFault.TooLarge();
        }
        catch (Exception fault) when (fault is BadHttpRequestException or InvalidDataException)
        {
            throw ApiFault.InvalidForm();
        }
    }

    private static async Task<RequestBody> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var files = new List<UploadedFile>(form.Files.Count);
        foreach (var file in form.Files)
        {
            if (file.Length > LimitTable.FileBytes.Max)
                throw ApiFault.TooLarge();
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
            files.Add(new UploadedFile(Index(file.Name, files.Count), name.Length == 0 ? "file" : name, file.ContentType ?? "application/octet-stream", bytes));
        }
        return new RequestBody(Payload(form), files);
    }

    private static JsonElement Payload(IFormCollection form)
    {
        if (form["payload_json"].ToString() is { Length: > 0 } json)
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Readable(document);
        }
        // Browsers send plain fields.
        return JsonSerializer.SerializeToElement(form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
    }

    /// <summary>The document, unless a text in it is no Unicode: half of a surrogate pair would fail whoever reads it later.</summary>
    private static JsonElement Readable(JsonDocument document) =>
        ValidText.Is(document.RootElement)
            ? document.RootElement.Clone()
            : throw ApiFault.InvalidForm(FormErrors.One("", "BASE_TYPE_INVALID", "A text is not valid Unicode."));

    /// <summary>The n of "files[n]".</summary>
    private static int Index(string field, int position) =>
        field.StartsWith("files[", StringComparison.Ordinal) && field.EndsWith(']') && int.TryParse(field.AsSpan(6, field.Length - 7), out var index)
            ? index
            : position;
}

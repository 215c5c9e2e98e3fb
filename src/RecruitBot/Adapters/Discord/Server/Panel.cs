using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>The message with the Apply button: posted once, edited when the open roles change, posted again when somebody deleted it.</summary>
public sealed class Panel(IDiscordRest rest, IRoleSource roles, Settings settings, IPlatformNotes notes, ILogger<Panel> logger)
{
    private const string Key = "panel";

    /// <summary>What the panel says.</summary>
    public static Reply Of(RoleCatalog roles, string employer)
    {
        var open = roles.Open.ToList();
        return new Reply("")
        {
            Card = new Card(
                $"Work at {employer}",
                "I am an AI assistant. I answer questions about our roles from our guides, and take applications in a private conversation; a person decides on each.",
                [
                    new CardField("Open roles", open.Count == 0 ? "None right now." : string.Join("\n", open.Take(25).Select(r => $"- {r.Title}, level {r.Level}"))),
                    new CardField("Questions?", "Use /ask, mention me, or write to me directly."),
                ],
                null,
                open.Count == 0 ? CardTone.Neutral : CardTone.Good
            ),
            Buttons = open.Count == 0 ? [] : [new Button(ActionId.Of(CandidateCommands.Apply), "Apply", ButtonStyle.Primary)],
        };
    }

    /// <summary>Brings the panel up to date.</summary>
    public async Task ShowAsync(ServerLayout layout, CancellationToken ct)
    {
        if (layout.Panel is not { } channel)
            return;
        var message = ReplyDrawing.Draw(Of(roles.InForce, settings.Employer.Name), _ => null)[0].Message;
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(message, DiscordJson.Options)))[..12];
        var known = (await notes.FindAsync(DiscordPlace.Platform, Key, ct))?.Split('/') ?? [];
        if (known is [var inChannel, var id, var shown] && inChannel == channel.Id.ToString() && Snowflake.TryParse(id, out var posted))
        {
            try
            {
                if (shown == hash)
                    await rest.GetMessageAsync(channel.Id, posted, ct);
                else
                    await rest.EditMessageAsync(channel.Id, posted, message, ct);
                await SaveAsync(channel.Id, posted, hash, ct);
                return;
            }
            catch (DiscordApiException e) when (e.Code == ApiErrorCode.UnknownMessage)
            {
                logger.LogInformation("The panel was deleted and is posted again");
            }
        }
        // The nonce keeps a start that was cut off between sending and remembering from posting two; that of a deleted panel would bring it back.
        var before = known is [_, var deleted, _] ? deleted[^Math.Min(6, deleted.Length)..] : "";
        var sent = await rest.CreateMessageAsync(channel.Id, message with { Nonce = $"panel.{hash}{before}", EnforceNonce = true }, null, ct);
        await SaveAsync(channel.Id, sent.Id, hash, ct);
    }

    private ValueTask SaveAsync(Snowflake channel, Snowflake message, string hash, CancellationToken ct) =>
        notes.SaveAsync(DiscordPlace.Platform, Key, $"{channel}/{message}/{hash}", ct);
}

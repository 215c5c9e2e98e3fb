using Microsoft.AspNetCore.Http;

namespace RecruitBot.Tests.Shared.Model;

/// <summary>What the server does with one request. <see cref="Replies"/> makes them.</summary>
public delegate Task ModelReply(HttpContext http, ModelRequest request, CancellationToken stopping);

# syntax=docker/dockerfile:1
# One container: the program, its knowledge and its prompts; sessions in the volume /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# Optional adapters. Without any: docker build --build-arg SWITCHES= --build-arg CLIENT=builtin --build-arg ORCHESTRATOR=builtin --build-arg STORE=sqlite .
ARG SWITCHES="-p:WithDiscordNet=true -p:WithSemanticKernel=true -p:WithLiteDb=true"
# Compiled ahead of time for the machine that it is built on: the bot is ready in two thirds of the time.
RUN dotnet publish src/RecruitBot/RecruitBot.csproj -c Release -o /app --nologo --use-current-runtime --self-contained false -p:PublishReadyToRun=true $SWITCHES

# Based on Debian or Ubuntu (glibc), not Alpine: the native SQLite library is built for it.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
# pdftotext reads PDF documents.
RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
COPY LICENSE THIRD-PARTY-NOTICES.md ./
ARG CLIENT=discord.net
ARG ORCHESTRATOR=semantic-kernel
ARG STORE=litedb
RUN mkdir /data /keys && chown "$APP_UID" /data /keys && chmod 700 /data /keys
ENV Storage__Path=/data/recruitbot.db \
    Storage__Provider=$STORE \
    Discord__Client=$CLIENT \
    Model__Orchestrator=$ORCHESTRATOR \
    DOTNET_TieredPGO=1
VOLUME /data
USER $APP_UID
# Without a verb: the bot, which needs Discord__Token (or Discord__TokenFile).
ENTRYPOINT ["dotnet", "/app/recruitbot.dll"]

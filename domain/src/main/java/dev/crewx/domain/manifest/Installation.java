package dev.crewx.domain.manifest;

import java.util.Optional;

/**
 * Wishes about installing: kept and shown, never acted on, since the client decides where it installs.
 *
 * @param type as written
 * @param location as written
 * @param autoUpdate as written, false by default
 * @param verifySignature as written, false by default
 */
public record Installation(
        Optional<String> type, Optional<String> location, boolean autoUpdate, boolean verifySignature) {}

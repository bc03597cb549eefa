package dev.crewx.application.access;

import dev.crewx.application.access.spi.AccessTokens.AccessToken;
import dev.crewx.domain.access.RefreshToken;

/**
 * What somebody gets who signs in.
 *
 * @param access to show with requests
 * @param refresh to trade for the next pair, once
 */
public record TokenPair(AccessToken access, RefreshToken refresh) {}

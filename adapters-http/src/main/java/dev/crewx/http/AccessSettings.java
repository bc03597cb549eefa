package dev.crewx.http;

import dev.crewx.application.access.SetupToken;

/**
 * Who gets in, and with what.
 *
 * @param setupToken what the first account of all is made with
 * @param signUpOpen whether anybody makes an account for themselves
 * @param privateSkills whether bundles are taken with skills that are meant for their owner only
 * @param backoff whether wrong passwords make the next try wait
 */
public record AccessSettings(SetupToken setupToken, boolean signUpOpen, boolean privateSkills, boolean backoff) {

    /** No setup token, no sign-up, no private skills; wrong passwords make the next try wait. */
    public static AccessSettings closed() {
        return new AccessSettings(SetupToken.none(), false, false, true);
    }
}

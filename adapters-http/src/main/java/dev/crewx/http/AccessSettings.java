package dev.crewx.http;

import dev.crewx.application.access.SetupToken;
import java.util.Optional;

/**
 * Who gets in, and with what.
 *
 * @param setupToken what the first account of all is made with
 * @param signUpOpen whether anybody makes an account for themselves
 * @param privateSkills whether bundles are taken with skills that are meant for their owner only
 * @param backoff whether wrong passwords make the next try wait
 * @param tokenKey what access tokens are signed with, 32 bytes or more in base 64; empty for a key that is kept with the
 *     data
 */
public record AccessSettings(
        SetupToken setupToken, boolean signUpOpen, boolean privateSkills, boolean backoff, Optional<String> tokenKey) {

    /** No setup token, no sign-up, no private skills; wrong passwords make the next try wait. */
    public static AccessSettings closed() {
        return new AccessSettings(SetupToken.none(), false, false, true, Optional.empty());
    }

    /** Without the key, so that no log can show it. */
    @Override
    public String toString() {
        return "AccessSettings[signUpOpen=" + signUpOpen + ", privateSkills=" + privateSkills + "]";
    }
}

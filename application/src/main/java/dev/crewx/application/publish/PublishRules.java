package dev.crewx.application.publish;

import dev.crewx.application.bundle.spi.BundleLimits;

/**
 * What a registry takes of bundles.
 *
 * @param limits how large they may be
 * @param privateSkills whether skills are taken that are meant for their owner only
 */
public record PublishRules(BundleLimits limits, boolean privateSkills) {

    /** Within these limits, without private skills. */
    public static PublishRules within(BundleLimits limits) {
        return new PublishRules(limits, false);
    }
}

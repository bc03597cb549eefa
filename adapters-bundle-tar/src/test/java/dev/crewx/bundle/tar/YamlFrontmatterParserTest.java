package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.testkit.FrontmatterParserContract;

final class YamlFrontmatterParserTest extends FrontmatterParserContract {
    @Override
    protected FrontmatterParser parser() {
        return new BundleTar().frontmatterParser();
    }
}

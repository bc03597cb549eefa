package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.YamlText;
import dev.crewx.application.testkit.YamlTextContract;

final class SnakeYamlTextTest extends YamlTextContract {
    @Override
    protected YamlText yaml() {
        return new BundleTar().yamlText();
    }
}

package dev.crewx.application.testkit;

import dev.crewx.application.bundle.spi.JsonText;

final class TestJsonTextTest extends JsonTextContract {
    @Override
    protected JsonText json() {
        return new TestJsonText();
    }
}

package dev.crewx.architecture.seeded.ports.testkit;

import org.junit.jupiter.api.Test;

/** A contract that is no abstract class. */
public class ConcretePortContract {
    @Test
    void promisesNothing() {}
}

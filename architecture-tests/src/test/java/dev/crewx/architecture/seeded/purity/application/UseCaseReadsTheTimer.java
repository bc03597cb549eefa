package dev.crewx.architecture.seeded.purity.application;

import java.util.function.LongSupplier;

final class UseCaseReadsTheTimer {
    private UseCaseReadsTheTimer() {}

    static LongSupplier timer() {
        return System::nanoTime;
    }
}

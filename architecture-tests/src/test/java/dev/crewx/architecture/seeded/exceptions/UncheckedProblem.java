package dev.crewx.architecture.seeded.exceptions;

/** As it should be. */
final class UncheckedProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

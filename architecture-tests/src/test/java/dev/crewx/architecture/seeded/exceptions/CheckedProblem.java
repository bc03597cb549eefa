package dev.crewx.architecture.seeded.exceptions;

final class CheckedProblem extends Exception {
    private static final long serialVersionUID = 1L;
}

package dev.crewx.architecture.seeded.exceptions;

final class OwnError extends Error {
    private static final long serialVersionUID = 1L;
}

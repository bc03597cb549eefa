package dev.crewx.http.exchange;

/**
 * What one limit says of one request.
 *
 * @param admitted whether the request may go on
 * @param limit how many requests the client may make in a minute
 * @param remaining how many more it may make at once
 * @param resetSeconds after how many seconds it may make all of them at once again
 * @param retrySeconds after how many seconds the next one is admitted; 0 when it is now
 */
public record Allowance(boolean admitted, int limit, int remaining, int resetSeconds, int retrySeconds) {}

package dev.crewx.http.exchange;

/**
 * Where a request comes from.
 *
 * @param address its network address
 * @param network what stands for the client where addresses are counted: the address itself; of an IPv6 address the
 *     /64, since a client has all of one
 */
public record Client(String address, String network) {}

package dev.crewx.http.exchange;

/** Is told of every exchange at its end; quick, since the connection's thread waits for it, and safe for many at once. */
public interface ExchangeObserver {

    /**
     * An exchange is over.
     *
     * @param whole whether the client took the whole answer
     */
    void ended(Exchange exchange, boolean whole);
}

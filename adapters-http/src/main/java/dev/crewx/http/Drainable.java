package dev.crewx.http;

import java.time.Duration;

/** What lets requests that are under way end before the server stops. */
public interface Drainable {

    /**
     * From now on new requests are refused; waits for those under way.
     *
     * @param limit how long at the most
     * @return whether all of them ended
     */
    boolean drain(Duration limit);
}

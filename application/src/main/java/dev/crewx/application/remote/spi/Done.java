package dev.crewx.application.remote.spi;

/** What a registry answers when there is nothing to say but that it is done. */
public enum Done {
    /** The only one. */
    DONE
}

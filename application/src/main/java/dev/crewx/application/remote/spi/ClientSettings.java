package dev.crewx.application.remote.spi;

import java.util.List;
import java.util.function.UnaryOperator;

/** The settings that files hold: the machine's, the user's and the project's. */
public interface ClientSettings {

    /**
     * What each file says, the strongest first: project, user, machine. A file that is not there says nothing and is in
     * the list all the same.
     *
     * @throws ClientStateException when one cannot be read or understood, naming it
     */
    List<SettingsLayer> layers();

    /**
     * Changes the user's file, one process and thread after the other. What it holds beside these settings stays.
     *
     * @throws ClientStateException when it cannot be read or written; then it stays as it was
     */
    void change(UnaryOperator<RegistrySettings> change);
}

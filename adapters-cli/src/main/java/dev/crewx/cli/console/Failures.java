package dev.crewx.cli.console;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.runtime.SkillRuntimeException;
import java.util.function.Supplier;

/** Turns the faults that use cases throw into failures a command ends with. */
final class Failures {
    private Failures() {}

    static ExitCode guard(Supplier<ExitCode> work) {
        try {
            return work.get();
        } catch (RemoteException e) {
            throw CommandFailure.of(FailureType.NETWORK, message(e));
        } catch (BundleFault e) {
            throw CommandFailure.of(FailureType.IO, message(e));
        } catch (SkillRuntimeException e) {
            throw CommandFailure.of(FailureType.IO, message(e));
        } catch (ClientStateException e) {
            throw CommandFailure.of(FailureType.CLIENT_STATE, message(e));
        }
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}

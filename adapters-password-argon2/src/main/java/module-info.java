import org.jspecify.annotations.NullMarked;

/** Password hashing with Argon2id, behind its port. */
@NullMarked
module dev.crewx.password.argon {
    requires static org.jspecify;
    requires transitive dev.crewx.application;
    requires org.bouncycastle.provider;

    exports dev.crewx.password.argon;
}

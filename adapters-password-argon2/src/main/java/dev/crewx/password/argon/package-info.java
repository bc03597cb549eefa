/** Password hashing with Argon2id. */
package dev.crewx.password.argon;

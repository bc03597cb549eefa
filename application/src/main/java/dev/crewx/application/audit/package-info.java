/** What was done by whom: how use cases tell it, and how an administrator reads it. */
package dev.crewx.application.audit;

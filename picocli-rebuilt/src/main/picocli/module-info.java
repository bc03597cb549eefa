/** As picocli's published jar describes it. */
module info.picocli {
    requires static java.sql;

    exports picocli;
}

package dev.crewx.search.lucene;

/**
 * The texts of a package, with what a word in each is worth. The length at which a word counts in full keeps a name of
 * two words from drowning among those of ten.
 */
enum Text {
    NAME_OF_ID(8, 2),
    SCOPE(2, 1),
    TITLE(6, 3),
    KEYWORDS(4, 5),
    CATEGORY(2, 1),
    AUTHOR(1.5, 2),
    SKILL_NAMES(4, 3),
    DESCRIPTION(2.5, 30),
    SKILL_DESCRIPTIONS(1.5, 40),
    README(0.4, 500);

    /** How much a text's length takes from its words; 0 nothing, 1 all. */
    private static final double LENGTH_COUNTS = 0.4;

    private final double weight;
    private final double typicalLength;

    Text(double weight, double typicalLength) {
        this.weight = weight;
        this.typicalLength = typicalLength;
    }

    /** What a word is worth that stands in this text once, where the text has this many words. */
    double worth(int words) {
        return weight / (1 - LENGTH_COUNTS + LENGTH_COUNTS * words / typicalLength);
    }

    /** Whether its words are also found by their beginnings; a README has too many of them. */
    boolean foundByBeginnings() {
        return this != README;
    }
}

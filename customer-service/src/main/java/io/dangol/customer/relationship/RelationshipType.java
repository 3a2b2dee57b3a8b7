package io.dangol.customer.relationship;

/** How one party stands to another; read from the first to the second. */
enum RelationshipType {
    /** A company sells to a company or a person further down the chain. */
    SUPPLIES,
    /** A person speaks for a company. */
    WORKS_FOR,
    /** A company belongs to another one. */
    PART_OF
}

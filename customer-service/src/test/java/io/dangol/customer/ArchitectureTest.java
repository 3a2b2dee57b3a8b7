package io.dangol.customer;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.dangol.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.dangol.customer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests rules_of_every_service = ArchTests.in(ArchitectureRules.class);
}

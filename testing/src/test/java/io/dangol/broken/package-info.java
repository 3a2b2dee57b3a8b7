/** One class for each rule of the architecture that breaks it, so that every rule is seen to bite. */
package io.dangol.broken;

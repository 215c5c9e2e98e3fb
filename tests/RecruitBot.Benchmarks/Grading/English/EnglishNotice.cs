namespace RecruitBot.Benchmarks.Grading.English;

/// <summary>What stands at the head of the table: how it is read, where it is from, and the notice that its source asks for.</summary>
internal static class EnglishNotice
{
    public const string Text = """
        # General English for comparing a short answer with a reference. Written by the benchmark verb "english DIR OUT" from the database files of WordNet 3.0.
        # texts N: how many definitions there are. Then for each stem, separated by tabs: the stem, in how many definitions it stands, and the stems related
        # to it; "!" marks an opposite, "~" a wider, narrower or similar word, the others mean the same. Only stems of eight definitions or more, and only
        # relations between meanings that are among the most frequent ones of both words.
        #
        # WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used and modified under its licence:
        # This software and database is being provided to you, the LICENSEE, by Princeton University under the following license. By obtaining, using and/or
        # copying this software and database, you agree that you have read, understood, and will comply with these terms and conditions.: Permission to use,
        # copy, modify and distribute this software and database and its documentation for any purpose and without fee or royalty is hereby granted,
        # provided that you agree to comply with the following copyright notice and statements, including the disclaimer, and that the same appear on ALL
        # copies of the software, database and documentation, including modifications that you make for internal use or for distribution.
        # THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF
        # EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT-ABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE
        # OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
        # The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution of the software and/or
        # database. Title to copyright in this software, database and any associated documentation shall at all times remain with Princeton University and
        # LICENSEE agrees to preserve same.

        """;
}

namespace RecruitBot.Benchmarks.Grading;

/// <summary>Predicts every row with what was learnt without its fold.</summary>
internal static class CrossValidation
{
    /// <summary>The predictions, in order of the rows.</summary>
    /// <param name="folds">The fold of each row; a question lies in one fold as a whole.</param>
    /// <param name="learn">From features and values to a way of predicting.</param>
    /// <param name="features">Of each row.</param>
    /// <param name="values">Of each row.</param>
    public static double[] Predict(IReadOnlyList<int> folds, IReadOnlyList<double[]> features, IReadOnlyList<double> values, Func<double[][], double[], Func<double[], double>> learn)
    {
        var predictions = new double[folds.Count];
        foreach (var fold in folds.Distinct())
        {
            int[] others = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] != fold)];
            var predict = learn([.. others.Select(i => features[i])], [.. others.Select(i => values[i])]);
            for (var i = 0; i < folds.Count; i++)
                if (folds[i] == fold)
                    predictions[i] = predict(features[i]);
        }
        return predictions;
    }

    /// <summary>A number for each distinct key, in order of first occurrence.</summary>
    public static int[] Numbered(IEnumerable<string> keys)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. keys.Select(k => numbers.TryGetValue(k, out var n) ? n : numbers[k] = numbers.Count)];
    }
}

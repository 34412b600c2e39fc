namespace QuizBot.Core.Explain.Languages;

/// <summary>What a word of a question can ask for; each has its words in the file "cues" of a language.</summary>
internal enum Cue
{
    Compare,

    /// <summary>About studying and how that feels ("exam", "overwhelmed").</summary>
    Study,

    /// <summary>What all the studying is for.</summary>
    Exam,

    /// <summary>Goes with those words, and is as good a word of the notes without them ("pass").</summary>
    Studying,
    Confuse,

    /// <summary>The analogy itself.</summary>
    Story,

    /// <summary>The analogy, unless the notes are about such things ("film").</summary>
    Tale,

    After,
    Before,

    /// <summary>That it is the order which is asked for.</summary>
    Order,

    Service,

    /// <summary>A stage or step.</summary>
    Place,

    /// <summary>The name of what is described ("called").</summary>
    Called,

    Use,
    Who,
    Part,
    Where,
    Which,
    Example,
    Why,
    Pronoun,

    /// <summary>Both of two things.</summary>
    Both,

    /// <summary>A note as a whole ("chapter").</summary>
    Chapter,

    /// <summary>Several things of a kind ("stages").</summary>
    Many,

    /// <summary>Starts a question within a longer text.</summary>
    Start,

    /// <summary>Asks for an explanation without being a question's word.</summary>
    Request,

    /// <summary>Orders the bot about.</summary>
    Command,

    /// <summary>Stands right before what is asked about: "is", "about".</summary>
    Is,

    Moment,
    That,
    Date,
    Time,
    Or,
    Then,
    When,
    All,
    Are,

    /// <summary>Goes on with what was said ("and", "but").</summary>
    Going,

    How,

    /// <summary>Behind "what" it makes an exclamation ("what a shock").</summary>
    Article,

    About,

    /// <summary>Whoever asks.</summary>
    Speaker,

    /// <summary>Stands before a verb ("we").</summary>
    Subject,

    /// <summary>Says whose it is: hardly what the notes mean.</summary>
    Own,

    /// <summary>Things that have titles: "the transformers movie" is not about transformers.</summary>
    Show,

    Tail,
    PlaceWord,

    /// <summary>Sides of a thing that notes hardly tell, such as what it costs.</summary>
    Side,

    /// <summary>Words worth recognising when they are misspelt.</summary>
    Misspelt,

    Hello,
    Thanks,
    Bye,
    Self,
    Opening,
    Question,
    Spot,

    /// <summary>Goes on with "where" without a question: "the thing where".</summary>
    Relative,

    /// <summary>Takes what was offered.</summary>
    Yes,

    /// <summary>Takes none of it.</summary>
    No,

    /// <summary>Turns a choice around ("not the first").</summary>
    Not,

    /// <summary>Says that somebody does not know ("idk", "not sure").</summary>
    Doubt,

    First,
    Second,
    Third,

    /// <summary>The last of what was offered; <see cref="Date"/> has such words too.</summary>
    Final,

    /// <summary>A place that nothing is offered in.</summary>
    Beyond,

    /// <summary>A number that is a place only behind "option".</summary>
    Count,

    /// <summary>All of it.</summary>
    Every,

    /// <summary>Stands beside those ("the second option").</summary>
    Offered,

    /// <summary>May stand around a choice and says nothing else ("I think", "tell me about").</summary>
    Picking,

    Helper,
    OrderTo,
    Me,
}
